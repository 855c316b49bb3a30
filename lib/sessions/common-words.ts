/**
 * Words that the most used passwords consist of, in the languages of the interface and in Latin letters. Rows of the
 * keyboard and of the alphabet are found by themselves.
 */
export const COMMON_WORDS: readonly string[] = `
  password passwort passw0rd motdepasse contrasena parola parol parolim parolya paroli sifre
  пароль пароли паролик құпиясөз кілтсөз парол
  admin administrator root user username guest test testing tester login logon signin default system server secret
  private letmein openme welcome access changeme temp temporary internet computer office windows google facebook
  instagram telegram whatsapp vkontakte yandex mailru gmail outlook
  iloveyou loveyou loveme lovely love forever always angel baby babygirl princess prince queen king sweety honey
  sunshine sunny flower butterfly rainbow summer winter spring autumn january february march april june july august
  september october november december monday tuesday wednesday thursday friday saturday sunday
  dragon monkey tiger lion eagle wolf bear horse dolphin chicken kitty kitten puppy buster pepper cookie chocolate
  banana orange cherry apple coffee ginger cheese
  football baseball basketball hockey soccer liverpool arsenal chelsea barcelona realmadrid juventus spartak zenit
  kairat pakhtakor ronaldo messi jordan michael jennifer jessica ashley daniel charlie thomas robert george andrew
  anthony joshua matthew nicole michelle amanda hannah samantha alexander maria anna maksim
  superman batman spiderman starwars pokemon naruto matrix master shadow hunter killer ninja hello freedom whatever
  trustno1 nothing mustang ferrari porsche mercedes harley corvette money dollar lucky diamond golden silver
  hello123 hello people world star peace life family mother father sister brother friend
  привет любовь люблю солнышко солнце наташа марина светлана екатерина александр дмитрий сергей андрей максим алексей
  николай владимир татьяна елена ирина ольга юлия настя анастасия кристина зайка котенок рыбка малышка россия москва
  спартак зенит футбол компьютер администратор админ
  privet lubov lyubov solnyshko natasha marina svetlana ekaterina aleksandr dmitriy sergey andrey aleksey nikolay
  vladimir tatyana elena irina olga yulia nastya kristina zaika kotenok rossia moskva
  казахстан қазақстан узбекистан кыргызстан таджикистан алматы астана ташкент сәлем айгуль нурлан
  kazakhstan qazaqstan uzbekistan kyrgyzstan tajikistan almaty astana tashkent toshkent samarkand salem salam salom
  assalom aigul nurlan aidana dilnoza bobur jasur asal muhabbat sevgi ozbekiston hayot vatan
`
  .trim()
  .split(/\s+/)
